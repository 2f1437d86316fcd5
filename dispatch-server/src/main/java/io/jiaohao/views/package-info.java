/**
 * Read models, built from entries alone: what boards and terminals show and what managers watch.
 * They are written on the engine's thread; other threads read immutable pictures.
 */
package io.jiaohao.views;
