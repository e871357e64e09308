package com.example.libraries;

import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;

/** Connects to a broker of measurements that does not answer. */
final class Sensors {
  private final String url;
  private int clients;

  Sensors(int port) {
    url = "tcp://127.0.0.1:" + port;
  }

  String connect() throws MqttException {
    MqttClient client = new MqttClient(url, "client-" + clients++, new MemoryPersistence());
    client.setTimeToWait(300);
    try {
      client.connect();
      return "connected";
    } catch (MqttException e) {
      return "refused";
    }
  }
}
