package com.acme.shop;

/** What a dynamic proxy stands for. */
public interface Store {

  /** Loads an order. */
  String load(String name);
}
