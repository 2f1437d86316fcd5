/**
 * The network printers of kiosks that are pages: a browser cannot ask a printer how it is, the
 * server can. Knows the printers and their slips; whose number counts is the hall's business.
 */
package io.jiaohao.kiosk;
