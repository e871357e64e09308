package io.loopwarden.engine.code;

import io.loopwarden.engine.config.ClassPatterns;
import io.loopwarden.engine.config.Configuration;
import io.loopwarden.engine.config.Options;
import java.lang.instrument.Instrumentation;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides whose code a class is, once for each class.
 *
 * <p>Event loops only ask what was decided ({@link #known}): to decide may read a jar. The agent's
 * threads decide ({@code of}), under a lock that no thread of the application takes. An answer is
 * kept with its class, and by the class's name for stacks that have names only. Nothing here keeps
 * a class, a loader or a thread alive.
 */
public final class CodeOwners {

  private static final int MOST_NAMES = 16_384;

  private final OwnerDecisions decisions = new OwnerDecisions();
  private final Map<String, Owner> byName = new ConcurrentHashMap<>();
  private final SecondaryClasses secondary = new SecondaryClasses();
  private final ClassPatterns patterns;
  private final LoadedClasses classes;
  private @Nullable Deployment deployment;

  /**
   * Makes owners that read nothing before the first question.
   *
   * @param configuration says which classes are the application's
   * @param instrumentation finds classes of which only the name is known, or null
   */
  public CodeOwners(Configuration configuration, @Nullable Instrumentation instrumentation) {
    this.patterns = configuration.get(Options.APPLICATION);
    this.classes = new LoadedClasses(instrumentation);
  }

  /** Whose code a class is; null if that was not decided yet. Any thread may ask. */
  public @Nullable Owner known(Class<?> type) {
    return decisions.get(type).owner;
  }

  /** Whether a class is known to be one of {@link SecondaryClasses}. Any thread may ask. */
  public boolean isKnownAsSecondary(Class<?> type) {
    return decisions.get(type).secondary;
  }

  /** Whose code a class is. Only the agent's threads may ask. */
  public Owner of(Class<?> type) {
    OwnerDecisions.Decision decision = decisions.get(type);
    Owner owner = decision.owner;
    if (owner == null) {
      synchronized (this) {
        owner = decide(type);
        if (owner == Owner.APPLICATION && isDoubtful(type)) {
          secondary.add(type.getName());
        }
        decision.secondary = secondary.include(type);
      }
      decision.owner = owner;
      keep(type.getName(), owner);
    }
    return owner;
  }

  /** Whose code the class of a frame is, by its name. Only the agent's threads may ask. */
  public Owner of(StackTraceElement frame) {
    return NamedOwners.isOfJdk(frame.getModuleName()) ? Owner.JDK : ofName(frame.getClassName());
  }

  /** Whose code a class is that has this name. Only the agent's threads may ask. */
  public Owner ofName(String className) {
    Owner known = NamedOwners.isOfJdk(className) ? Owner.JDK : byName.get(className);
    if (known != null) {
      return known;
    }
    Owner owner;
    synchronized (this) {
      owner = JdkPackages.have(className) ? Owner.JDK : outsideJdk(className);
    }
    keep(className, owner);
    return owner;
  }

  /**
   * The site: the innermost frame of the application, one of a secondary class only if there is no
   * other; where there is none, what the event loop dispatched to; where that does not show, the
   * first frame outside the JDK; -1 if there is none of these either. Only the agent's threads may
   * ask.
   *
   * @param stack a stack, innermost first
   */
  public int siteIndex(List<StackTraceElement> stack) {
    SiteSearch search = search(stack);
    int work = workIndex(search, stack);
    return work >= 0 ? work : search.outsideIndex();
  }

  /**
   * The same where the first frame outside the JDK would say nothing: the application's innermost
   * frame, or what the event loop dispatched to; -1 if there is neither. Only the agent's threads
   * may ask.
   */
  public int workIndex(List<StackTraceElement> stack) {
    return workIndex(search(stack), stack);
  }

  private static int workIndex(SiteSearch search, List<StackTraceElement> stack) {
    int application = search.applicationIndex();
    return application >= 0 ? application : Dispatch.indexIn(stack);
  }

  /**
   * The frame after whose callee an operation is named: the application's innermost, or the first
   * outside the JDK; -1 if there is none of these. Only the agent's threads may ask.
   */
  public int namingIndex(List<StackTraceElement> stack) {
    return search(stack).index();
  }

  private SiteSearch search(List<StackTraceElement> stack) {
    SiteSearch search = new SiteSearch();
    for (int i = 0; i < stack.size() && !search.isDone(); i++) {
      StackTraceElement frame = stack.get(i);
      search.see(i, of(frame), isSecondary(frame.getClassName()));
    }
    return search;
  }

  /**
   * The same from what is known by now; any thread may ask. A frame that was not decided yet is a
   * library's if a list says so, else the application's.
   */
  public int knownSiteIndex(List<StackTraceElement> stack) {
    SiteSearch search = new SiteSearch();
    for (int i = 0; i < stack.size() && !search.isDone(); i++) {
      StackTraceElement frame = stack.get(i);
      String name = frame.getClassName();
      String module = frame.getModuleName();
      Owner owner =
          (module == null ? NamedOwners.isOfJdk(name) : NamedOwners.isOfJdk(module))
              ? Owner.JDK
              : byName.get(name);
      search.see(i, owner == null ? ofListAlone(name) : owner, isSecondary(name));
    }
    return search.index();
  }

  /** The class of this name that is loaded, or null; not to be kept. Only the agent's threads. */
  public synchronized @Nullable Class<?> loaded(String className) {
    return classes.find(className);
  }

  /**
   * Whether a class is the site only where no other class of the application's is: one that was
   * generated, or may as well be a library's. Known once it was decided whose it is.
   */
  public boolean isSecondary(String className) {
    return secondary.include(className);
  }

  private Owner decide(Class<?> type) {
    String name = type.getName();
    Owner asked = byOption(name);
    if (asked != null) {
      return asked;
    }
    if (isOfAgent(type.getClassLoader())) {
      return Owner.LIBRARY;
    }
    Class<?> written = WrittenClass.of(type);
    if (written != null) {
      return of(written);
    }
    return deployment().ownerOf(name, CodeLocation.of(type));
  }

  private boolean isDoubtful(Class<?> type) {
    String name = type.getName();
    return SecondaryClasses.isGeneratedClient(type)
        || byOption(name) == null && deployment().isDoubtful(name, CodeLocation.of(type));
  }

  /** What the option says of a class, or null. */
  private @Nullable Owner byOption(String className) {
    Boolean included = patterns.includes(className);
    return included == null ? null : included ? Owner.APPLICATION : Owner.LIBRARY;
  }

  private static boolean isOfAgent(@Nullable ClassLoader loader) {
    return loader == CodeOwners.class.getClassLoader()
        && loader != ClassLoader.getSystemClassLoader();
  }

  private Owner outsideJdk(String className) {
    Class<?> type = classes.find(className);
    return type == null ? byNameAlone(className) : of(type);
  }

  private Owner byNameAlone(String className) {
    Owner asked = byOption(className);
    if (asked != null) {
      return asked;
    }
    if (GeneratedNames.isJdkProxy(className)) {
      return Owner.JDK;
    }
    String written = GeneratedNames.written(className);
    return written == null ? deployment().ownerOf(className) : ofName(written);
  }

  private Owner ofListAlone(String className) {
    Owner asked = byOption(className);
    if (asked != null) {
      return asked;
    }
    String written = GeneratedNames.written(className);
    if (GeneratedNames.isJdkProxy(className)) {
      return Owner.JDK;
    }
    return NamedOwners.isOfFramework(written == null ? className : written)
        ? Owner.LIBRARY
        : Owner.APPLICATION;
  }

  /** Under this object's lock. */
  private Deployment deployment() {
    Deployment known = deployment;
    if (known == null) {
      StartClass start = StartClass.of(System.getProperties(), NamedOwners.frameworks());
      known = new Deployment(NamedOwners.frameworks(), start, classes);
      deployment = known;
    }
    return known;
  }

  private void keep(String className, Owner owner) {
    if (byName.size() >= MOST_NAMES) {
      byName.clear();
    }
    byName.put(className, owner);
  }
}
