package com.acme.books

import io.netty.channel.nio.NioIoHandler
import io.netty.channel.{EventLoop, MultiThreadIoEventLoopGroup}
import java.util.concurrent.TimeUnit
import scala.concurrent.ExecutionContext.Implicits.global

/** Blocks an event loop in the ways of Scala, then ends. */
object Shop {

  def main(arguments: Array[String]): Unit = {
    val group = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory())
    val loop = group.next()
    val books = new Books
    run(loop, () => books.load("first"))
    run(loop, () => books.loadAll(List("second", "third")))
    run(loop, () => Books.list())
    run(loop, () => List("fourth").foreach(_ => Thread.sleep(20)))
    group.shutdownGracefully(0, 5, TimeUnit.SECONDS).sync()
  }

  private def run(loop: EventLoop, work: () => Any): Unit =
    loop.submit(new Runnable { override def run(): Unit = work() }).sync()
}
