package io.jiaohao.board;

/** What a delta made of the picture that the board holds. */
public sealed interface PictureStep {
  /** The delta fitted; this is the picture now. */
  record Applied(BoardPicture picture) implements PictureStep {}

  /**
   * The delta does not follow on what is held: something was missed, the held picture stays as it
   * is and a snapshot is needed.
   */
  record Gap(long heldSeq, long after, long upTo) implements PictureStep {
    @Override
    public String toString() {
      return "delta after " + after + " up to " + upTo + " (expected: after " + heldSeq + ")";
    }
  }
}
