package com.example.operations;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.util.Properties;

/** A mail server in this JVM. */
final class MailServer {

  private MailServer() {}

  /** Prepares to send a mail. */
  static Action sending(Workbench bench) throws Exception {
    GreenMail server =
        new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP).dynamicPort());
    server.start();
    bench.closing(server::stop);
    Properties properties = new Properties();
    properties.put("mail.smtp.host", "127.0.0.1");
    properties.put("mail.smtp.port", Integer.toString(server.getSmtp().getPort()));
    MimeMessage message = new MimeMessage(Session.getInstance(properties));
    message.setFrom(new InternetAddress("loop@example.com"));
    message.setRecipient(Message.RecipientType.TO, new InternetAddress("warden@example.com"));
    message.setText("hello");
    return () -> Transport.send(message);
  }
}
