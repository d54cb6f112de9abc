// The public pages work without this. With it a number is read as one types, and a page can be printed.
"use strict";

for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

for (const input of document.querySelectorAll("input[data-read]")) {
  const said = document.getElementById(input.dataset.read);
  const field = input.closest(".field");
  const form = input.form;
  let wait = 0;
  let asked = 0;

  const show = (text, state) => {
    said.textContent = text;
    said.className = "read " + state;
  };

  // While somebody types a number is not wrong, only not ready.
  const ask = async (left) => {
    const text = input.value;
    const turn = ++asked;
    if (text.replace(/\D/g, "").length < 6 && !(left && text.trim())) {
      show("", "");
      return;
    }
    try {
      const body = new URLSearchParams({ phone: text, lang: form.elements.lang.value });
      const answer = await fetch("/number", { method: "POST", body });
      const read = answer.ok ? await answer.json() : null;
      if (turn !== asked || read === null) {
        return;
      }
      show(read.read || left ? read.text : "", read.read ? "good" : "bad");
      input.toggleAttribute("aria-invalid", false);
      if (!read.read && left) {
        input.setAttribute("aria-invalid", "true");
      }
      if (read.read) {
        field.classList.remove("wrong");
        field.querySelector(".error")?.remove();
        input.setAttribute("aria-describedby", "phone-hint");
      }
    } catch {
      show("", "");
    }
  };

  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(ask, 300, false);
  });
  input.addEventListener("change", () => {
    clearTimeout(wait);
    ask(true);
  });
}
