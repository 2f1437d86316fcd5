package io.jiaohao.web;

import io.jiaohao.lobby.NoticeBoard;
import java.util.concurrent.Executor;

/**
 * What managers work with beside the live picture.
 *
 * @param reading does what reads the journal, one look at a time
 */
public record ManagerSources(
    PastDesk past, RatingNotes notes, NoticeBoard notices, Executor reading) {}
