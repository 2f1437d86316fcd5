/**
 * Who people are at the pages: accounts with hashed passwords, sessions that end, paired screens.
 * Knows no HTTP; time and chance come in from outside.
 */
package io.jiaohao.accounts;
