package dev.harden.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.harden.model.Finding;
import java.io.IOException;

/**
 * Says of a result who accepted its risk. Where some results of a run are suppressed, SARIF wants to be told of each.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/sarif-v2.1.0-os.html#_Toc34317733">SARIF 2.1.0, 3.27.23</a>
 */
final class SarifSuppression {
    private SarifSuppression() {}

    static void write(JsonGenerator json, Finding finding) throws IOException {
        json.writeArrayFieldStart("suppressions");
        if (finding.marks().waiver().isPresent()) {
            json.writeStartObject();
            json.writeStringField("kind", "external");
            json.writeStringField("status", "accepted");
            json.writeStringField(
                    "justification",
                    Plain.shortened(Wording.waived(finding.marks().waiver().get())));
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
