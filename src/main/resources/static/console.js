// Keys, dropped files and the map as PNG. Everything but these works without.
(function () {
  'use strict';

  function busy(element) {
    return element.closest('input, textarea, select, [contenteditable]') !== null
      && element.type !== 'checkbox';
  }

  document.addEventListener('keydown', function (event) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat || busy(event.target)) {
      return;
    }
    if (!/^[a-z]$/.test(event.key)) {
      return;
    }
    var wanted = document.querySelector('[data-key="' + event.key + '"]');
    if (wanted) {
      event.preventDefault();
      wanted.click();
    }
  });

  document.querySelectorAll('.scripted').forEach(function (element) {
    element.hidden = false;
  });

  var form = document.getElementById('trial-form');
  if (form) {
    var text = document.getElementById('sample');
    var file = document.getElementById('sample-file');
    var result = document.getElementById('trial');
    var send = function (body, name) {
      result.setAttribute('aria-busy', 'true');
      fetch(form.getAttribute('action') + '?file=' + encodeURIComponent(name), {
        method: 'POST',
        body: body,
        headers: {
          'Content-Type': 'application/octet-stream',
          'X-CSRF-TOKEN': document.querySelector('meta[name=csrf]').content,
          'X-Part': 'trial'
        }
      }).then(function (answer) {
        if (answer.redirected) {
          location.assign('/login');
        }
        return answer.text();
      }).then(function (html) {
        // Written and escaped by the hub.
        result.innerHTML = html;
      }).finally(function () {
        result.removeAttribute('aria-busy');
      });
    };
    form.addEventListener('submit', function (event) {
      event.preventDefault();
      if (file.files.length > 0) {
        send(file.files[0], file.files[0].name);
      } else {
        send(text.value, '');
      }
    });
    form.addEventListener('dragover', function (event) {
      event.preventDefault();
      form.classList.add('over');
    });
    form.addEventListener('dragleave', function () {
      form.classList.remove('over');
    });
    form.addEventListener('drop', function (event) {
      event.preventDefault();
      form.classList.remove('over');
      if (event.dataTransfer.files.length > 0) {
        send(event.dataTransfer.files[0], event.dataTransfer.files[0].name);
      }
    });
  }

  var png = document.getElementById('png');
  if (png) {
    png.addEventListener('click', function () {
      var picture = new Image();
      picture.addEventListener('load', function () {
        var canvas = document.createElement('canvas');
        canvas.width = picture.naturalWidth * 2;
        canvas.height = picture.naturalHeight * 2;
        canvas.getContext('2d').drawImage(picture, 0, 0, canvas.width, canvas.height);
        canvas.toBlob(function (blob) {
          var link = document.createElement('a');
          link.href = URL.createObjectURL(blob);
          link.download = 'map.png';
          link.click();
          URL.revokeObjectURL(link.href);
        }, 'image/png');
      });
      picture.src = '/console/map.svg';
    });
  }
})();
