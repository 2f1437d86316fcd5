/**
 * Slips on paper: their text, the bytes of ESC/POS printers, and printers that answer whether the
 * slip came out. A kiosk of its own and the server that prints for kiosk pages both use it; it
 * knows neither, nor the protocol.
 */
package io.jiaohao.slip;
