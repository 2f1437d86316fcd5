/**
 * A lobby board's own process: keeps the board picture from snapshot and deltas, acknowledges what
 * it shows, and draws it in dots.
 */
package io.jiaohao.board;
