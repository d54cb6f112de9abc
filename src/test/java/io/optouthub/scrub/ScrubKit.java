package io.optouthub.scrub;

import io.optouthub.intake.PhoneNumbers;
import io.optouthub.intake.TestIntake;
import io.optouthub.intake.WorkFolder;
import io.optouthub.optout.Identity;
import io.optouthub.optout.Medium;
import io.optouthub.optout.Scope;
import io.optouthub.register.Checks;
import io.optouthub.register.Register;
import io.optouthub.register.RegisterUnavailable;
import io.optouthub.register.ScrubRecords;
import io.optouthub.register.Signing;
import io.optouthub.register.Standing;
import io.optouthub.testing.SettableClock;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.util.unit.DataSize;

/** Scrubs against a set of suppressed people. */
public final class ScrubKit implements AutoCloseable {

  static final Instant SINCE = Instant.parse("2026-01-02T10:00:00Z");

  final SettableClock clock = new SettableClock(Instant.parse("2026-03-01T09:00:00Z"));
  final Map<String, ScrubRecords.Kept> kept = new HashMap<>();
  final List<String> reasons = new ArrayList<>();
  public final Attestations attestations;
  public final Scrubs scrubs;
  public volatile boolean away;
  private Checks checks = (asked, by, scope) -> List.of();
  boolean keepUnreadable;
  String country = "FR";
  Set<Medium> media = Set.of(Medium.VOICE);
  List<String> columns = List.of();
  OutputStream removed = new ByteArrayOutputStream();

  /**
   * @param suppressed E.164 numbers and addresses, for voice and e-mail
   */
  public ScrubKit(Set<String> suppressed) {
    this(suppressed, DataSize.ofGigabytes(1));
  }

  ScrubKit(Set<String> suppressed, DataSize limit) {
    this(limit);
    checks =
        (List<? extends Identity> asked, Set<Medium> by, Scope scope) ->
            answers(asked.stream().map(one -> suppressed.contains(one.value())).toList(), by);
  }

  /** Scrubs against whatever these checks say. */
  public ScrubKit(Checks checks, DataSize limit) {
    this(limit);
    this.checks = checks;
  }

  private ScrubKit(DataSize limit) {
    Register register =
        (Register)
            Proxy.newProxyInstance(
                Register.class.getClassLoader(), new Class<?>[] {Register.class}, (p, m, a) -> 7L);
    var context = TestIntake.context(register, clock);
    var settings = new ScrubSettings(limit, Duration.ofDays(30), 4, Map.of());
    ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
    messages.setBasename("messages");
    messages.setDefaultEncoding("UTF-8");
    attestations =
        new Attestations(
            new InMemory(), new OneKey(), new AttestationPdf(messages), settings, clock, "Example");
    scrubs =
        new Scrubs(
            context.getBean(PhoneNumbers.class),
            (asked, by, scope) -> checks.check(asked, by, scope),
            register,
            context.getBean(WorkFolder.class),
            attestations,
            settings);
  }

  private List<Standing> answers(List<Boolean> stopped, Set<Medium> by) {
    if (away) {
      throw new RegisterUnavailable("away");
    }
    return stopped.stream()
        .map(is -> new Standing(is ? Map.of(by.iterator().next(), SINCE) : Map.of(), 8))
        .toList();
  }

  byte[] clean(byte[] list) throws IOException {
    return clean(new ByteArrayInputStream(list));
  }

  byte[] clean(InputStream list) throws IOException {
    ByteArrayOutputStream clean = new ByteArrayOutputStream();
    run(list, clean);
    return clean.toByteArray();
  }

  String clean(String list) throws IOException {
    return new String(clean(list.getBytes(StandardCharsets.UTF_8)), StandardCharsets.UTF_8);
  }

  Attestation run(InputStream list, OutputStream clean) throws IOException {
    reasons.clear();
    Question question = new Question(media, Scope.ALL, country, keepUnreadable, columns, "shop");
    RemovedRows rows = new RemovedRows(removed);
    Answer answer =
        new Answer() {
          @Override
          public OutputStream clean(Format format) {
            return clean;
          }

          @Override
          public void header(List<String> names) {
            rows.header(names);
          }

          @Override
          public void noted(long number, Verdict verdict, Supplier<List<String>> cells) {
            reasons.add(number + " " + verdict.reason());
            rows.add(number, verdict, cells.get());
          }
        };
    Attestation made = scrubs.scrub(UUID.randomUUID().toString(), question, list, answer);
    rows.close();
    return made;
  }

  @Override
  public void close() {
    scrubs.close();
  }

  private final class InMemory implements ScrubRecords {
    @Override
    public void keep(Kept scrub) {
      kept.put(scrub.id(), scrub);
    }

    @Override
    public Optional<Kept> find(String id) {
      return Optional.ofNullable(kept.get(id));
    }
  }

  /** Signs with a key of its own. */
  private static final class OneKey implements Signing {

    private final KeyPair key;

    OneKey() {
      try {
        key = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public byte[] sign(byte[] content) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initSign(key.getPrivate());
        signature.update(content);
        return signature.sign();
      } catch (GeneralSecurityException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public boolean genuine(byte[] content, byte[] given) {
      try {
        Signature signature = Signature.getInstance("Ed25519");
        signature.initVerify(key.getPublic());
        signature.update(content);
        return signature.verify(given);
      } catch (GeneralSecurityException e) {
        return false;
      }
    }

    @Override
    public String publicKey() {
      return "";
    }
  }
}
