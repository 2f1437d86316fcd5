package io.jiaohao.core;

/** How full a part of the hall is. */
public enum CrowdLevel {
  CALM,
  BUSY,
  CROWDED
}
