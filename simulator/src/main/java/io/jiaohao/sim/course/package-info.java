/** A day's course as a file: who comes, how clerks work, what goes wrong and when. */
package io.jiaohao.sim.course;
