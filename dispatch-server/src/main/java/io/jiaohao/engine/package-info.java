/**
 * The one writer: takes commands in, decides and applies them on the hall, makes them durable, and
 * only then lets replies and entries out. Owns no thread and knows no network.
 */
package io.jiaohao.engine;
