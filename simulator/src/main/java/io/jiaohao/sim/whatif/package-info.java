/**
 * What if: a recorded day once more, with other windows or under another rule, and how many windows
 * a day needs.
 */
package io.jiaohao.sim.whatif;
