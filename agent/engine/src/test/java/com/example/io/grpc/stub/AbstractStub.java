package com.example.io.grpc.stub;

/** Has the name of what gRPC's stubs extend, in a shaded copy. */
public abstract class AbstractStub {}
