package io.jiaohao.web;

import io.jiaohao.foresight.Effect;
import io.jiaohao.foresight.Proposal;
import io.jiaohao.lobby.NoticeBoard;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Function;

/**
 * What managers work with beside the live picture.
 *
 * @param reading does what reads the journal, one look at a time
 * @param effects what a proposal would change, as far as it is known now; answers at once
 */
public record ManagerSources(
    PastDesk past,
    RatingNotes notes,
    NoticeBoard notices,
    Executor reading,
    Function<Proposal, Optional<Effect>> effects) {}
