package com.acme.books

import scala.concurrent.{Await, ExecutionContext, Future}
import scala.concurrent.duration.DurationInt
import scala.sys.process.stringSeqToProcess

/** Books that another thread finds, and event loops that wait for it. */
class Books(using ExecutionContext) {

  /** Waits for one. */
  def load(title: String): String = Await.result(find(title), 10.seconds)

  /** Waits for each. */
  def loadAll(titles: List[String]): List[String] =
    for {
      title <- titles
      book = Await.result(find(title), 10.seconds)
    } yield book

  /** Found a while after the calling thread was seen to wait: its first wait loads classes. */
  private def find(title: String): Future[String] = {
    val caller = Thread.currentThread
    Future {
      while (caller.getState != Thread.State.TIMED_WAITING) Thread.sleep(1)
      Thread.sleep(Books.FindingMillis)
      title
    }
  }
}

object Books {
  private val FindingMillis = 30

  /** Waits for a process. */
  def list(): String = Seq("ls", "/").!!
}
