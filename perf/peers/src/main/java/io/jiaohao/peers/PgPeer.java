package io.jiaohao.peers;

import java.sql.*;
import java.util.*;
import java.util.concurrent.*;
import org.postgresql.*;

/**
 * -Dpg.mode=notify : 12 boards LISTEN; app : commit, then this process writes 13 loopback sockets
 * (no NOTIFY); notify130 : also every terminal LISTENs on its own channel.
 */
public class PgPeer implements Bench.Peer {
  static final String URL =
      System.getProperty("pg.url", "jdbc:postgresql://127.0.0.1:5499/postgres?user=postgres");
  final String mode = System.getProperty("pg.mode", "notify");
  final int pool = Integer.getInteger("pg.pool", 16);
  Bench b;
  ThreadPoolExecutor ex;
  Fan fan;
  final ThreadLocal<C> tl = ThreadLocal.withInitial(C::new);

  @Override
  public String name() {
    return "pg_" + mode;
  }

  static final String PICK =
      "with c as (select id from tickets where state=0 and service = any(?) order by prio desc, id"
          + " limit 1 for update skip locked) update tickets t set state=1, window_id=?,"
          + " called_at=now() from c where t.id=c.id returning t.id, t.service, t.num";

  class C {
    Connection c;
    PreparedStatement is, ca;
    Array[] sk;

    C() {
      try {
        c = DriverManager.getConnection(URL + "&prepareThreshold=1");
        is =
            c.prepareStatement(
                "insert into tickets(service,prio,num) values(?,?,nextval('svc_'||?)) returning"
                    + " num");
        ca =
            c.prepareStatement(
                mode.equals("app")
                    ? PICK
                    : "with u as ("
                        + PICK
                        + ") select id, service, num, pg_notify('calls', id||':'||num||':'||?)"
                        + (mode.equals("notify130") ? ", pg_notify('w'||?, ?::text)" : "")
                        + " from u");
        sk = new Array[Model.WINDOWS];
        for (int w = 0; w < sk.length; w++)
          sk[w] = c.createArrayOf("int4", Arrays.stream(Model.SKILLS_OF[w]).boxed().toArray());
      } catch (SQLException e) {
        throw new RuntimeException(e);
      }
    }
  }

  @Override
  public void start(Bench b) throws Exception {
    this.b = b;
    try (Connection c = DriverManager.getConnection(URL);
        Statement s = c.createStatement()) {
      s.execute("drop table if exists tickets");
      s.execute(
          "create table tickets(id bigserial primary key, service int not null, prio smallint not"
              + " null, num int not null, state smallint not null default 0, window_id int,"
              + " created_at timestamptz not null default now(), called_at timestamptz)");
      s.execute("create index on tickets(prio desc, id) include(service) where state=0");
      s.execute("alter table tickets set (autovacuum_vacuum_scale_factor=0.02)");
      for (int i = 0; i < Model.SERVICES; i++) {
        s.execute("drop sequence if exists svc_" + i);
        s.execute("create sequence svc_" + i);
      }
      s.execute(
          "insert into tickets(service,prio,num) select (random()*19.999)::int%20, case when r<0.8"
              + " then 0 when r<0.95 then 1 else 2 end, 0 from (select random() r from"
              + " generate_series(1,"
              + Model.PREFILL
              + ")) z");
      s.execute("vacuum analyze tickets");
      s.execute("checkpoint");
    }
    if (mode.equals("app"))
      fan =
          Fan.pairs(
              Model.BOARDS + 1,
              (t, s, i) -> {
                if (i == Model.BOARDS) b.terminal(s);
                else b.board(s);
              });
    else {
      for (int i = 0; i < Model.BOARDS; i++) listen("calls", false);
      if (mode.equals("notify130")) for (int w = 0; w < Model.WINDOWS; w++) listen("w" + w, true);
    }
    ex =
        new ThreadPoolExecutor(
            pool,
            pool,
            1,
            TimeUnit.HOURS,
            new LinkedBlockingQueue<>(),
            r -> {
              Thread t =
                  new Thread(
                      () -> {
                        tl.get();
                        r.run();
                      });
              t.setDaemon(true);
              return t;
            });
    ex.prestartAllCoreThreads();
    Thread.sleep(1500);
  }

  void listen(String ch, boolean term) throws Exception {
    Connection c = DriverManager.getConnection(URL);
    c.createStatement().execute("listen " + ch);
    PGConnection pc = c.unwrap(PGConnection.class);
    Thread t =
        new Thread(
            () -> {
              try {
                for (; ; ) {
                  PGNotification[] ns = pc.getNotifications(0);
                  if (ns != null)
                    for (var n : ns) {
                      String p = n.getParameter();
                      int s = Integer.parseInt(p, p.lastIndexOf(':') + 1, p.length(), 10);
                      if (term) b.terminal(s);
                      else b.board(s);
                    }
                }
              } catch (Exception e) {
                b.error(e);
              }
            });
    t.setDaemon(true);
    t.start();
  }

  @Override
  public void issue(int seq, int service, int prio) {
    ex.execute(
        () -> {
          try {
            C c = tl.get();
            c.is.setInt(1, service);
            c.is.setInt(2, prio);
            c.is.setString(3, Integer.toString(service));
            try (ResultSet r = c.is.executeQuery()) {
              r.next();
            }
            b.issued(seq);
          } catch (Throwable e) {
            b.error(e);
          }
        });
  }

  @Override
  public void call(int seq, int w) {
    ex.execute(
        () -> {
          try {
            C c = tl.get();
            c.ca.setArray(1, c.sk[w]);
            c.ca.setInt(2, w);
            if (!mode.equals("app")) {
              c.ca.setString(3, Integer.toString(seq));
            }
            if (mode.equals("notify130")) {
              c.ca.setString(4, Integer.toString(w));
              c.ca.setString(5, Integer.toString(seq));
            }
            boolean ok;
            try (ResultSet r = c.ca.executeQuery()) {
              ok = r.next();
            }
            if (!ok) {
              b.empty(seq);
              return;
            }
            if (mode.equals("app"))
              for (int i = Model.BOARDS; i >= 0; i--) fan.send(i, 0, seq, 0, 0);
            else if (mode.equals("notify")) b.terminal(seq);
          } catch (Throwable e) {
            b.error(e);
          }
        });
  }
}
