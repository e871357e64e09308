package com.example.operations;

import com.mongodb.MongoClientSettings;
import com.mongodb.MongoTimeoutException;
import com.mongodb.ServerAddress;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.sync.RedisCommands;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.apache.hc.client5.http.classic.methods.HttpGet;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.bson.Document;
import org.springframework.web.client.RestTemplate;
import redis.clients.jedis.Jedis;
import redis.embedded.RedisServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Libraries whose calls wait for a server. */
final class ClientProbes {

  private static final String HTTP = "org.apache.hc.client5.http.impl.classic.CloseableHttpClient";
  private static final char[] PASSWORD = "changeit".toCharArray();

  private ClientProbes() {}

  static void addTo(Probes probes) {
    probes
        .category("client")
        .operation(HTTP + ".execute")
        .call(
            "Apache HttpClient 5, execute",
            bench -> {
              URI uri = HttpProbes.slowServer(bench, "text/plain", "hello");
              CloseableHttpClient client = bench.closing(HttpClients.createDefault());
              return () -> client.execute(new HttpGet(uri), response -> response.getCode());
            })
        .operation("okhttp3.internal.connection.RealCall.execute")
        .call(
            "OkHttp, execute",
            bench -> {
              URI uri = HttpProbes.slowServer(bench, "text/plain", "hello");
              OkHttpClient client = new OkHttpClient();
              Request request = new Request.Builder().url(uri.toString()).build();
              return () -> client.newCall(request).execute().close();
            })
        .operation("redis.clients.jedis.Jedis.blpop")
        .call(
            "Jedis",
            bench -> {
              Jedis jedis = bench.closing(new Jedis("127.0.0.1", redis(bench)));
              return () -> jedis.blpop(0.2, "nothing");
            })
        .operation("io.lettuce.core.api.sync.RedisListCommands.blpop")
        .call("Lettuce, sync()", ClientProbes::lettuce)
        .operation("com.mongodb.client.internal.MongoDatabaseImpl.runCommand")
        .call("MongoDB's sync driver", ClientProbes::mongo)
        .operation("software.amazon.awssdk.services.sqs.SqsClient.listQueues")
        .call("AWS SDK v2, a sync client", ClientProbes::aws)
        .operation("jakarta.mail.Transport.send")
        .call("Jakarta Mail, Transport.send", MailServer::sending)
        .operation("org.apache.kafka.clients.producer.KafkaProducer.send")
        .call("Kafka, Producer.send(…).get()", ClientProbes::producer)
        .operation("org.apache.kafka.clients.consumer.KafkaConsumer.poll")
        .call("Kafka, Consumer.poll", ClientProbes::consumer)
        .operation("io.grpc.stub.ClientCalls.blockingUnaryCall")
        .call("gRPC, a blocking stub", GrpcEcho::calling)
        .operation("org.springframework.web.client.RestTemplate.getForObject")
        .call(
            "Spring's RestTemplate",
            bench -> {
              URI uri = HttpProbes.slowServer(bench, "text/plain", "hello");
              RestTemplate template = new RestTemplate();
              return () -> template.getForObject(uri, String.class);
            })
        .named("java.security.KeyStore", "load", "(InputStream, char[])", ClientProbes::keyStore)
        .named(
            "java.security.SecureRandom",
            "generateSeed",
            "(int)",
            bench -> {
              SecureRandom random = SecureRandom.getInstanceStrong();
              return () -> random.generateSeed(64);
            });
  }

  private static int redis(Workbench bench) throws Exception {
    int port = freePort();
    RedisServer server = RedisServer.newRedisServer().port(port).build();
    server.start();
    bench.closing(server::stop);
    return port;
  }

  static int freePort() throws Exception {
    try (java.net.ServerSocket socket = new java.net.ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static Action lettuce(Workbench bench) throws Exception {
    RedisClient client = RedisClient.create("redis://127.0.0.1:" + redis(bench));
    bench.closing(client::shutdown);
    RedisCommands<String, String> commands = bench.closing(client.connect()).sync();
    return () -> commands.blpop(0.2, "nothing");
  }

  /** A server that accepts connections and says nothing. */
  private static Action mongo(Workbench bench) throws Exception {
    Peer peer = Peer.that(bench, connection -> Peer.pause());
    MongoClient client =
        MongoClients.create(
            MongoClientSettings.builder()
                .applyToClusterSettings(
                    cluster ->
                        cluster
                            .hosts(List.of(new ServerAddress("127.0.0.1", peer.port())))
                            .serverSelectionTimeout(
                                500, java.util.concurrent.TimeUnit.MILLISECONDS))
                .build());
    bench.closing(client);
    return () -> {
      try {
        client.getDatabase("test").runCommand(new Document("ping", 1));
      } catch (MongoTimeoutException expected) {
        // that was the wait
      }
    };
  }

  private static Action aws(Workbench bench) throws Exception {
    URI uri = HttpProbes.slowServer(bench, "application/x-amz-json-1.0", "{}");
    SqsClient client =
        bench.closing(
            SqsClient.builder()
                .endpointOverride(uri)
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create("id", "key")))
                .httpClient(UrlConnectionHttpClient.create())
                .build());
    return () -> client.listQueues();
  }

  private static Properties kafka(Workbench bench) throws Exception {
    Peer peer = Peer.that(bench, connection -> Peer.pause());
    Properties properties = new Properties();
    properties.put("bootstrap.servers", "127.0.0.1:" + peer.port());
    properties.put("group.id", "coverage");
    return properties;
  }

  private static Action producer(Workbench bench) throws Exception {
    Properties properties = kafka(bench);
    properties.put("max.block.ms", "500");
    var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer());
    bench.closing(() -> producer.close(Duration.ZERO));
    return () -> {
      try {
        producer.send(new ProducerRecord<>("topic", "value")).get();
      } catch (java.util.concurrent.ExecutionException expected) {
        // no metadata came: that was the wait
      }
    };
  }

  private static Action consumer(Workbench bench) throws Exception {
    var consumer =
        new KafkaConsumer<>(kafka(bench), new StringDeserializer(), new StringDeserializer());
    consumer.subscribe(List.of("topic"));
    // A consumer belongs to one thread at a time, and the probe's has given it up by then.
    bench.closing(() -> consumer.close(Duration.ZERO));
    return () -> consumer.poll(Duration.ofSeconds(1));
  }

  private static Action keyStore(Workbench bench) throws Exception {
    Path path = bench.path();
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, PASSWORD);
    try (FileOutputStream out = new FileOutputStream(path.toFile())) {
      store.store(out, PASSWORD);
    }
    FileInputStream in = bench.closing(new FileInputStream(path.toFile()));
    return () -> store.load(in, PASSWORD);
  }
}
