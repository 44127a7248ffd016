package dev.harden.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.harden.organization.Listed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccountsFileTest {
    @TempDir
    private Path folder;

    private List<Listed> read(String name, String text) throws IOException {
        return AccountsFile.read(Files.writeString(folder.resolve(name), text), AllChecks.registry());
    }

    @Test
    void takesYamlAndCsvAlike() throws IOException {
        List<Listed> yaml = read("a.yaml", """
                # customers
                - name: One, Inc
                  account: "011122223333"
                  role_arn: arn:aws-us-gov:iam::011122223333:role/x/audit
                  external_id: our-secret
                  regions: [us-gov-west-1, us-gov-east-1]

                - {name: Two, account: 111122224444, profile: two}
                """);
        List<Listed> csv = read("a.csv", """
                \uFEFFname,account,profile,role_arn,external_id,regions\r
                "One, Inc",011122223333,,arn:aws-us-gov:iam::011122223333:role/x/audit,our-secret,"us-gov-west-1, us-gov-east-1"\r
                \r
                Two,111122224444,two,,,\r
                """);
        assertThat(csv).hasSize(2).allSatisfy(line -> assertThat(line.told()).doesNotContain("our-secret"));
        for (int i = 0; i < 2; i++) {
            assertThat(csv.get(i).name()).isEqualTo(yaml.get(i).name());
            assertThat(csv.get(i).way()).isEqualTo(yaml.get(i).way());
            assertThat(csv.get(i).told()).isEqualTo(yaml.get(i).told());
        }
        assertThat(yaml.get(0).where()).endsWith("line 2");
        assertThat(yaml.get(1).where()).endsWith("line 8");
        assertThat(csv.get(1).where()).endsWith("line 4");
        assertThat(csv.get(0).partition()).isEqualTo("aws-us-gov");
        assertThat(csv.get(0).toString()).doesNotContain("our-secret");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name: a, account: '1', profile: p | line 3: account takes an account id of twelve digits
            name: a, account: 11112222333, profile: p | line 3: account takes
            account: '111122223333', profile: p | line 3: name takes a text
            name: a, account: '111122223333' | line 3: one of profile, role_arn and role_name is expected
            name: a, account: '111122223333', profile: p, role_name: r | line 3: one of profile
            name: a, account: '111122223333', profile: p, external_id: sss | line 3: external_id goes with
            name: a, account: '111122223333', role_name: r, external_id: 's s s' | line 3: external_id takes
            name: a, account: '111122223333', role_name: 'arn:x' | line 3: role_name takes
            name: a, account: '111122223333', role_arn: role | line 3: role_arn takes
            name: a, account: '111122223333', role_arn: 'arn:aws:iam::999900001111:role/x' | role_arn is of account 999900001111
            name: a, account: '111122223333', role_arn: 'arn:aws:iam::111122223333:role/x', partition: aws-cn | role_arn is of partition aws
            name: a, account: '111122223333', profile: p, partition: moon | line 3: partition takes one of aws,
            name: a, account: '111122223333', profile: p, regions: Ireland | line 3: regions takes
            name: a, account: '111122223333', profile: p, partition: aws, regions: [cn-north-1] | region cn-north-1 is of partition aws-cn
            name: a, account: '111122223333', profile: p, config: none.yaml | line 3: the config file
            name: a, account: '111122223333', profile: p, colour: red | line 3: there is no key 'colour'
            name: a, account: '111122223333', profile: [p] | line 3: profile takes a text, not a list
            name: a, account: '111122223333', profile: {p: q} | line 3: profile takes a text
            name: a, account: '222233334444', profile: p | line 3: account 222233334444 is on line 2 already
            name: a, name: b, account: '111122223333', profile: p | line 3 sets name twice
            name: a, account: '111122223333', profile: *p | line 3 has the alias
            """)
    void namesTheLineThatIsWrong(String line, String message) {
        String yaml = "# them\n- {name: b, account: '222233334444', profile: q}\n- {" + line + "}\n";
        assertThatThrownBy(() -> read("a.yaml", yaml))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message)
                .hasMessageContaining("a.yaml")
                .hasMessageNotContaining("s s s");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            name,account,profile;a,111122223333 | line 2 has 2 values, and the header 3
            name,account,profile;a,111122223333,p;b,"1,p | line 3 opens a quote
            name,account,profile;a,"111122223333"x,p | line 2 goes on after a closing quote
            name,account,account;a,b,c | names a column twice
            name,account,profil;a,111122223333,p | line 2: there is no key 'profil'
            name,account,profile;a,secret-of-mine,p | line 2: account takes
            name,account,profile | has no accounts
            """)
    void namesTheRowThatIsWrong(String rows, String message) {
        assertThatThrownBy(() -> read("a.csv", rows.replace(";", "\n")))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message)
                .hasMessageNotContaining("secret-of-mine");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            ~~ | has no accounts
            accounts: | has no accounts
            [] | has no accounts
            customers: [] | takes a list, or the key accounts
            text | takes a list of accounts
            - text | line 1 takes keys and values
            """)
    void aFileWithoutAccountsIsRefused(String yaml, String message) {
        assertThatThrownBy(() -> read("a.yml", yaml))
                .isInstanceOf(UsageError.class)
                .hasMessageContaining(message);
    }
}
