package io.loopwarden.engine.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceNamesTest {

  @ParameterizedTest
  @CsvSource({
    "com.acme.Orders,                                com.acme.Orders",
    "com.acme.Orders$Line,                           com.acme.Orders$Line",
    "kotlinx.coroutines.BuildersKt__BuildersKt,      kotlinx.coroutines.BuildersKt",
    "kotlin.collections.ArraysKt___ArraysKt,         kotlin.collections.ArraysKt",
    "kotlinx.coroutines.Job$DefaultImpls,            kotlinx.coroutines.Job",
    "com.acme.Orders$Companion,                      com.acme.Orders",
    "scala.concurrent.Await$,                        scala.concurrent.Await",
    "scala.concurrent.package$,                      scala.concurrent",
    "com.acme.Orders$Line$,                          com.acme.Orders$Line",
    "com.acme.$,                                     com.acme.$",
    "com.acme.Orders$$SpringCGLIB$$0,                com.acme.Orders",
    "com.acme.Orders$$EnhancerBySpringCGLIB$$1a2b3c, com.acme.Orders",
    "com.acme.Orders_ClientProxy,                    com.acme.Orders",
    "com.acme.Orders_Subclass,                       com.acme.Orders",
    "com.acme.Orders$Proxy$_$$_WeldClientProxy,      com.acme.Orders",
    "com.acme.Orders$HibernateProxy$Xk2l,            com.acme.Orders",
    "com.acme.Orders_$$_jvst1c_0,                    com.acme.Orders",
    "com.acme.$Orders$Definition$Intercepted,        com.acme.Orders",
    "com.acme.Orders$$Lambda/0x00007f0001,           com.acme.Orders",
    "com.acme.Orders$$Lambda$14/0x00007f0001,        com.acme.Orders",
    "Orders$,                                        Orders",
    "'',                                             ''",
    "$,                                              $"
  })
  void aTypeHasTheNameOfItsSource(String name, String written) {
    assertThat(SourceNames.type(name)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "load,                  load",
    "runBlocking$default,   runBlocking",
    "$default,              $default",
    "delay-VtjQ1oo,         delay",
    "<init>,                <init>",
    "lambda$load$0,         load",
    "lambda$load$deep$12,   load$deep",
    "lambda$,               lambda$",
    "main$lambda$3$lambda$1, main",
    "$anonfun$load$1,       load",
    "$anonfun$,             $anonfun$",
    "main$$anonfun$1,       main",
    "main$$anonfun$5$$anonfun$1, main",
    "$$anonfun$1,           $$anonfun$1",
    "$bang$bang,            !!",
    "$plus$plus$eq,         ++=",
    "$bang$load,            $bang$load",
    "apply$mcV$sp,          apply$mcV$sp"
  })
  void aMethodHasTheNameOfItsSource(String name, String written) {
    assertThat(SourceNames.method(name)).isEqualTo(written);
  }

  @ParameterizedTest
  @CsvSource({
    "scala.concurrent.Await$.result,                                 scala.concurrent.Await.result",
    "kotlinx.coroutines.BuildersKt__BuildersKt.runBlocking$default,  kotlinx.coroutines.BuildersKt.runBlocking",
    "java.lang.Thread.sleep,                                         java.lang.Thread.sleep",
    "java.nio.file.Files.*,                                          java.nio.file.Files.*",
    "com.acme.Orders.<init>,                                         com.acme.Orders.<init>",
    "sleep,                                                          sleep"
  })
  void aFunctionHasTheNameOfItsSource(String name, String written) {
    assertThat(SourceNames.function(name)).isEqualTo(written);
  }
}
