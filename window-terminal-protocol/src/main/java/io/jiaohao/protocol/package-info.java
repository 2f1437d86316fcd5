/**
 * What device and server agree on before a byte is sent: limits, handshake, keys, key file. Knows
 * Protobuf and the JDK, no network library.
 */
package io.jiaohao.protocol;
