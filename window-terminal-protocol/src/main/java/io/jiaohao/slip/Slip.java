package io.jiaohao.slip;

/**
 * What stands on a slip, in the visitor's language. Lines that are empty are left out.
 *
 * @param hall name of the hall
 * @param service what the visitor came for
 * @param number as it is called
 * @param place wing and zone
 * @param ahead how many people wait for the same
 * @param waiting the range of the wait
 * @param link address of the ticket's own page, drawn as a QR code; empty: there is none
 * @param linkWords what the code is for
 * @param printed when the slip was printed
 * @param advice what to do with it
 */
public record Slip(
    String hall,
    String service,
    String number,
    String place,
    String ahead,
    String waiting,
    String link,
    String linkWords,
    String printed,
    String advice) {}
