package io.jiaohao.gateway;

import com.google.protobuf.ByteString;
import io.jiaohao.protocol.DeviceKey;
import io.jiaohao.protocol.DeviceRecord;

/**
 * Lets one connection log in as a device without the device's own key, for somebody who was
 * recognised by other means. Lives in memory alone.
 *
 * @param nonce the connection's Hello must carry it as its device nonce
 * @param key proves that one login and no other
 */
public record GuestPass(DeviceRecord device, ByteString nonce, DeviceKey key) {}
