package dev.harden.checks.s3;

import dev.harden.facts.s3.Place;
import java.util.List;

/** Writes the commands that mend a bucket, to be pasted. */
final class Mend {
    private Mend() {}

    /**
     * Gives the line of evidence that holds a command.
     *
     * @param operation as {@code put-bucket-versioning}
     * @param rest its other parameters
     */
    static List<String> by(Place place, String operation, String rest) {
        return List.of("mend it: aws s3api " + operation + " --bucket " + place.bucket() + " --region " + place.region()
                + " " + rest);
    }
}
