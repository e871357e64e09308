package io.loopwarden.engine.work;

import io.loopwarden.hooks.LoopwardenLoop;
import java.lang.ref.WeakReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;

/**
 * Which request an event loop goes on with after an asynchronous step: what began as one piece of
 * work ends there, and another one continues. Both have something in common that belongs to the one
 * request: the context that Vert.x duplicates for it, or the pipeline of the channel that it came
 * through. An answer of another server comes through a channel of the client: the client's exchange
 * belongs to the request in which it began, and the channel to the exchange that has got it last.
 *
 * <p>Concurrency: event loops write, and any thread reads. A request has one place by the identity
 * of what it is found by; whoever comes later takes the place over. Nothing waits, and nothing
 * keeps a request alive.
 */
public final class FollowedRequests {

  private static final int PLACES = 4096;

  private static final AtomicReferenceArray<@Nullable Entry> ENTRIES =
      new AtomicReferenceArray<>(PLACES);

  /** Vert.x's context of a verticle serves all requests; a duplicate of it serves one. */
  private static final ClassValue<Boolean> IS_OF_ONE_REQUEST =
      new ClassValue<>() {
        @Override
        protected Boolean computeValue(Class<?> type) {
          return type.getName().endsWith(".DuplicatedContext");
        }
      };

  /** A request, by the identity hash of what it is found by: of two in use, it hardly is equal. */
  private static final class Entry extends WeakReference<Object> {
    private final int key;

    Entry(int key, Object request) {
      super(request);
      this.key = key;
    }
  }

  private FollowedRequests() {}

  /** The event loop begins to handle a request. Runs on the event loop. */
  public static void begin(LoopwardenLoop loop) {
    Object request = loop.routing;
    if (request != null) {
      Object key =
          GrpcCalls.isOne(request)
              ? GrpcCalls.context(request)
              : key(VertxContexts.of(loop.thread), loop.pipeline);
      noteIfKnown(key, request);
    }
  }

  private static void noteIfKnown(@Nullable Object key, @Nullable Object request) {
    if (key != null && request != null) {
      note(key, request);
    }
  }

  /** A client's exchange with another server begins on an event loop. */
  public static void exchangeBegins(LoopwardenLoop loop, Object exchange) {
    noteIfKnown(exchange, handled(loop, loop.routing));
  }

  /** A client's exchange has got its channel. */
  public static void exchangeConnects(Object exchange, Object operations) {
    Object channel = PublicMethods.call(operations, "channel");
    Object pipeline = PublicMethods.call(channel, "pipeline");
    if (pipeline == null) {
      return;
    }
    Object request = at(exchange);
    if (request != null) {
      note(pipeline, request);
    } else {
      forget(pipeline); // what it did before was for another request
    }
  }

  private static void note(Object key, Object request) {
    int hash = System.identityHashCode(key);
    Entry known = entry(hash);
    if (known == null || !known.refersTo(request)) { // once per request
      ENTRIES.lazySet(place(hash), new Entry(hash, request));
    }
  }

  private static void forget(Object key) {
    int hash = System.identityHashCode(key);
    if (entry(hash) != null) {
      ENTRIES.lazySet(place(hash), null);
    }
  }

  /**
   * The request that an event loop handles or goes on with; null if that is not known.
   *
   * @param shown what a framework has shown of it, or null: {@link LoopwardenLoop#routing}
   */
  static @Nullable Object handled(LoopwardenLoop loop, @Nullable Object shown) {
    if (shown != null) {
      return Answers.requestOf(shown);
    }
    Object request = of(VertxContexts.of(loop.thread), loop.pipeline);
    return request == null ? at(SendingTasks.pipelineOf(loop.task)) : request;
  }

  /** The request that belongs to a context of Vert.x, or else to a channel; null if none does. */
  static @Nullable Object of(@Nullable Object context, @Nullable Object pipeline) {
    Object request = at(key(context, pipeline));
    return request == null ? at(VertxContexts.parentOf(context)) : request;
  }

  /** The entry of a key; null if the place is empty, or another key's. */
  private static @Nullable Entry entry(int hash) {
    Entry entry = ENTRIES.get(place(hash));
    return entry == null || entry.key != hash ? null : entry;
  }

  /** The request that was noted by a key; null if none was. */
  static @Nullable Object at(@Nullable Object key) {
    Entry entry = key == null ? null : entry(System.identityHashCode(key));
    return entry == null ? null : entry.get();
  }

  /** What belongs to one request; on a thread of Vert.x that is never the pipeline. */
  private static @Nullable Object key(@Nullable Object context, @Nullable Object pipeline) {
    if (context == null) {
      return pipeline;
    }
    return IS_OF_ONE_REQUEST.get(context.getClass()) ? context : null;
  }

  private static int place(int hash) {
    return hash & PLACES - 1;
  }
}
