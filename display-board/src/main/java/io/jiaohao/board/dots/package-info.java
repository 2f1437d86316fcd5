/**
 * Dots: bitmaps, the fonts that are made of dots, and the displays that show them. Knows no hall.
 */
package io.jiaohao.board.dots;
