/**
 * What people in the lobby are told besides calls: notices, which are kept beside the journal since
 * they are free text. Knows neither door: device port and pages are told what is posted.
 */
package io.jiaohao.lobby;
