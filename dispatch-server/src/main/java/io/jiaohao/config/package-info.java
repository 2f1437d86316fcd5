/**
 * The hall file: what an administrator writes (YAML) becomes the {@link io.jiaohao.core.HallPlan}
 * that the hall runs on, or is refused with all its faults at once. {@link
 * io.jiaohao.config.HallFile} is the door; the file itself is described in {@code
 * docs/hall-file.md}.
 */
package io.jiaohao.config;
