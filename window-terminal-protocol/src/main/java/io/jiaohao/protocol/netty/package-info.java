/** The device protocol on Netty: frames in and out, the transport, and a device's whole session. */
package io.jiaohao.protocol.netty;
