package io.jiaohao.web;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Set;

/**
 * Where a hook may send: to this machine by http or https, anywhere else by https alone, and never
 * to what only the machine itself is meant to reach. A name is looked up once for each sending, and
 * what was checked is what is connected to.
 */
final class HookTarget {
  private static final int URL_MAX_CHARS = 500;
  private static final int HTTPS_PORT = 443;
  private static final int HTTP_PORT = 80;
  private static final String HTTPS = "https";
  private static final String RULE =
      "https, or http to this machine; no user, no #; no link-local, multicast or cloud metadata"
          + " address";

  /** Where clouds tell their machines secrets; the usual one is link-local. */
  private static final Set<String> METADATA =
      Set.of("100.100.100.200", "168.63.129.16", "192.0.0.192", "fd00:ec2:0:0:0:0:0:254");

  private HookTarget() {}

  /** The address that somebody has written, if it could be one. */
  static URI checked(String text) {
    URI url;
    try {
      url = new URI(text);
    } catch (URISyntaxException e) {
      throw refused(text);
    }
    if (text.length() > URL_MAX_CHARS
        || !(HTTPS.equals(url.getScheme()) || "http".equals(url.getScheme()))
        || url.getHost() == null
        || url.getRawUserInfo() != null
        || url.getRawFragment() != null) {
      throw refused(text);
    }
    return url;
  }

  private static IllegalArgumentException refused(String text) {
    return new IllegalArgumentException(
        "url: \"" + ApiText.shortened(text) + "\" (expected: " + RULE + ")");
  }

  static boolean isTls(URI url) {
    return HTTPS.equals(url.getScheme());
  }

  static int port(URI url) {
    return url.getPort() >= 0 ? url.getPort() : isTls(url) ? HTTPS_PORT : HTTP_PORT;
  }

  /**
   * The machine that it means, now. Waits for the network: never on the web's thread.
   *
   * @throws IOException if there is none, or if any that the name stands for may not be sent to
   */
  static InetAddress lookedUp(URI url) throws IOException {
    InetAddress[] all;
    try {
      all = InetAddress.getAllByName(url.getHost());
    } catch (UnknownHostException e) {
      throw new IOException(url.getHost() + ": no such host", e);
    }
    for (InetAddress one : all) {
      if (!mayBeSentTo(one, isTls(url))) {
        throw new IOException(
            url.getHost() + " is " + one.getHostAddress() + " (expected: " + RULE + ")");
      }
    }
    return all[0];
  }

  static boolean mayBeSentTo(InetAddress address, boolean tls) {
    if (address.isLoopbackAddress()) {
      return true;
    }
    byte[] bytes = address.getAddress();
    return tls
        && !address.isAnyLocalAddress()
        && !address.isLinkLocalAddress()
        && !address.isMulticastAddress()
        && !METADATA.contains(address.getHostAddress())
        && !(address instanceof Inet6Address && standsForAnother(bytes))
        && !(bytes.length == 4 && (bytes[0] == 0 || (bytes[0] & 0xff) >= 240));
  }

  /** NAT64 and 6to4 carry an IPv4 address inside, which could be any. */
  private static boolean standsForAnother(byte[] bytes) {
    boolean nat64 = bytes[0] == 0 && bytes[1] == 0x64 && (bytes[2] & 0xff) == 0xff;
    boolean sixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
    return nat64 || sixToFour;
  }
}
