package io.jiaohao.peers;

import io.lettuce.core.*;
import io.lettuce.core.api.*;
import io.lettuce.core.api.async.*;
import io.lettuce.core.pubsub.*;
import io.lettuce.core.resource.*;
import java.util.*;

/**
 * Redis: Lua issue and call (peek the window's service heads, pop the best), PUBLISH to boards and
 * to the window's own channel.
 */
public class RedisPeer implements Bench.Peer {
  static final String ISSUE =
      "local n=redis.call('INCR','n:'..ARGV[1]); local id=redis.call('INCR','tid');"
          + " redis.call('HSET','t:'..id,'s',ARGV[1],'n',n,'st',0);"
          + " redis.call('ZADD','q:'..ARGV[1],(2-ARGV[2])*1e12+id,id); return id";
  static final String CALL =
      "local bs=nil; local bid=nil; local best=nil; for i=3,#ARGV do local"
          + " r=redis.call('ZRANGE','q:'..ARGV[i],0,0,'WITHSCORES'); if r[1] then local"
          + " sc=tonumber(r[2]); if best==nil or sc<best then best=sc; bid=r[1]; bs=ARGV[i] end end"
          + " end; if bid==nil then return 0 end; redis.call('ZPOPMIN','q:'..bs);"
          + " redis.call('HSET','t:'..bid,'st',1,'w',ARGV[1]);"
          + " redis.call('PUBLISH','w:'..ARGV[1],ARGV[2]);"
          + " redis.call('PUBLISH','board',bid..':'..ARGV[1]..':'..ARGV[2]); return 1";
  Bench b;
  RedisAsyncCommands<String, String> ac;
  String iS, cS;
  String[][] sk;
  final List<Object> keep = new ArrayList<>();

  @Override
  public String name() {
    return "redis_" + System.getProperty("fsync", "always");
  }

  @Override
  public void start(Bench b) throws Exception {
    this.b = b;
    ClientResources res =
        DefaultClientResources.builder().ioThreadPoolSize(2).computationThreadPoolSize(2).build();
    RedisClient cl =
        RedisClient.create(
            res, RedisURI.create("redis://127.0.0.1:" + Integer.getInteger("port", 6399)));
    cl.setOptions(ClientOptions.builder().publishOnScheduler(false).build());
    var con = cl.connect();
    ac = con.async();
    var s = con.sync();
    s.flushall();
    iS = s.scriptLoad(ISSUE);
    cS = s.scriptLoad(CALL);
    sk = new String[Model.WINDOWS][];
    for (int w = 0; w < sk.length; w++)
      sk[w] = Arrays.stream(Model.SKILLS_OF[w]).mapToObj(Integer::toString).toArray(String[]::new);
    var r = new SplittableRandom(1);
    List<RedisFuture<?>> fs = new ArrayList<>();
    for (int i = 0; i < Model.PREFILL; i++) {
      fs.add(
          ac.evalsha(
              iS,
              ScriptOutputType.INTEGER,
              new String[0],
              "" + r.nextInt(20),
              "" + Model.randomClass(r)));
      if (fs.size() == 2000) {
        for (var f : fs) f.get();
        fs.clear();
      }
    }
    for (var f : fs) f.get();
    for (int i = 0; i < Model.BOARDS; i++) sub(cl, "board", false);
    for (int w = 0; w < Model.WINDOWS; w++) sub(cl, "w:" + w, true);
    Thread.sleep(500);
  }

  void sub(RedisClient cl, String ch, boolean term) {
    var c = cl.connectPubSub();
    keep.add(c);
    c.addListener(
        new RedisPubSubAdapter<>() {
          @Override
          public void message(String k, String m) {
            int q = Integer.parseInt(m, m.lastIndexOf(':') + 1, m.length(), 10);
            if (term) b.terminal(q);
            else b.board(q);
          }
        });
    c.sync().subscribe(ch);
  }

  @Override
  public void issue(int seq, int service, int prio) {
    ac.evalsha(
            iS,
            ScriptOutputType.INTEGER,
            new String[0],
            Integer.toString(service),
            Integer.toString(prio))
        .whenComplete(
            (v, e) -> {
              if (e != null) b.error(e);
              else b.issued(seq);
            });
  }

  @Override
  public void call(int seq, int w) {
    String[] a = new String[2 + sk[w].length];
    a[0] = Integer.toString(w);
    a[1] = Integer.toString(seq);
    System.arraycopy(sk[w], 0, a, 2, sk[w].length);
    ac.evalsha(cS, ScriptOutputType.INTEGER, new String[0], a)
        .whenComplete(
            (v, e) -> {
              if (e != null) b.error(e);
              else if (((Long) v) == 0) b.empty(seq);
            });
  }
}
