package io.jiaohao.web;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceKey;

/**
 * Lets one connection log in at the device port.
 *
 * @param nonce the nonce that its Hello must carry
 * @param key proves that one login
 * @param takeBack to be run when the connection is over
 */
public record LinkPass(ByteString nonce, DeviceKey key, Runnable takeBack) {}
