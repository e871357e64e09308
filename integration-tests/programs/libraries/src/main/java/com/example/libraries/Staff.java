package com.example.libraries;

import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.InitialDirContext;

/** Connects to a directory that does not answer. */
final class Staff {
  private final Hashtable<String, String> environment = new Hashtable<>();

  Staff(int port) {
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.ldap.LdapCtxFactory");
    environment.put(Context.PROVIDER_URL, "ldap://127.0.0.1:" + port);
    environment.put("com.sun.jndi.ldap.connect.timeout", "200");
    environment.put("com.sun.jndi.ldap.read.timeout", "200");
  }

  String connect() {
    try {
      new InitialDirContext(environment).close();
      return "connected";
    } catch (NamingException e) {
      return "refused";
    }
  }
}
