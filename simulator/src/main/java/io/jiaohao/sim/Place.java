package io.jiaohao.sim;

/** A zone's part in one wing: what boards show a waiting count for. */
record Place(String wing, String zone) {
  @Override
  public String toString() {
    return "wing " + wing + ", zone " + zone;
  }
}
