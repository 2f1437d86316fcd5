package io.jiaohao.views;

/** A zone's part in one wing: what waiting counts and boards are about. */
public record WingZone(String wing, String zone) {}
