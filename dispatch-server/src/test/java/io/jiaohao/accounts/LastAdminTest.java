package io.jiaohao.accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.EnumSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Of several accounts")
class LastAdminTest {
  @TempDir Path dataDir;

  private Accounts accounts;

  @BeforeEach
  void twoAccounts() throws Exception {
    accounts = new Accounts(dataDir);
    accounts.add("root", EnumSet.of(AccountRole.ADMIN), "correct horse");
    accounts.add("wang", EnumSet.of(AccountRole.STAFF), "correct horse");
  }

  @Test
  @DisplayName("the only admin neither goes nor becomes less")
  void staysAdmin() {
    String reason = "account: root is the only admin (expected: another one first)";
    assertThatThrownBy(() -> accounts.remove("root")).hasMessage(reason);
    assertThatThrownBy(() -> accounts.setRoles("root", EnumSet.of(AccountRole.MANAGER)))
        .hasMessage(reason);
    assertThat(accounts.find("root").orElseThrow().roles()).containsExactly(AccountRole.ADMIN);
  }

  @Test
  @DisplayName("an admin may go once there is another one, and is gone after a restart too")
  void mayGo() throws Exception {
    accounts.setRoles("wang", EnumSet.of(AccountRole.ADMIN));
    accounts.remove("root");

    assertThat(new Accounts(dataDir).all()).extracting(Account::name).containsExactly("wang");
    assertThatThrownBy(() -> accounts.remove("root"))
        .hasMessage("account: \"root\" (expected: wang)");
  }
}
