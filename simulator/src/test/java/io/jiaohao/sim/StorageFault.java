package io.jiaohao.sim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Ways in which the disk under a server's journal fails, from outside the server's process. */
enum StorageFault implements HallAtWork.Strike {
  SYNC_EIO("error=EIO", "fsync,fdatasync"),
  SYNC_ENOSPC("error=ENOSPC", "fsync,fdatasync"),
  WRITE_EIO("error=EIO", "pwrite64,pwritev,write"),
  WRITE_ENOSPC("error=ENOSPC", "pwrite64,pwritev,write"),
  /** Not even an error: half of what is to be written is said to have been. */
  FILE_SIZE_LIMIT("", "");

  private static final String JOURNAL = "xian.journal";

  /** Beyond what the log on standard error may still take. */
  private static final long ROOM_BYTES = 64 * 1024;

  private final String error;
  private final String calls;

  StorageFault(String error, String calls) {
    this.error = error;
    this.calls = calls;
  }

  /** From now on, until the server ends. */
  @Override
  public void at(HallAtWork hall) throws IOException {
    if (this == FILE_SIZE_LIMIT) {
      long bytes = Files.size(hall.data().resolve("server.log")) + ROOM_BYTES;
      run(List.of("prlimit", "--pid", Long.toString(hall.pid()), "--fsize=" + bytes + ":"));
    } else {
      trace(hall);
    }
  }

  /** Traces the files of the journal alone, so that devices' sockets stay as they are. */
  private void trace(HallAtWork hall) throws IOException {
    List<String> command = new ArrayList<>(List.of("strace", "-f", "-qq", "-o", "/dev/null"));
    for (String file : List.of(JOURNAL, JOURNAL + "-wal")) {
      command.addAll(List.of("-P", hall.data().resolve(file).toString()));
    }
    command.addAll(List.of("-e", "trace=" + calls, "-e", "inject=" + calls + ":" + error));
    command.addAll(List.of("-p", Long.toString(hall.pid())));
    start(command);
  }

  private static void run(List<String> command) throws IOException {
    assertThat(start(command).onExit().join().exitValue()).as("%s", command).isZero();
  }

  private static Process start(List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(Path.of("/dev/null").toFile())
        .start();
  }
}
