package io.loopwarden.it.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import io.kubernetes.client.openapi.models.V1Container;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1EnvVar;
import io.loopwarden.it.harness.DocsPage;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

/** The deployments in the documentation, by the schema of Kubernetes. */
class KubernetesTest {

  private static final String OPTION = "LOOPWARDEN_";

  private static List<JsonElement> documents() throws IOException {
    String file = Files.readString(DocsPage.named("fleet/kubernetes.yml"));
    List<JsonElement> documents = new ArrayList<>();
    for (Object document : new Yaml().loadAll(file)) {
      documents.add(new Gson().toJsonTree(document));
    }
    return documents;
  }

  @Test
  void theDeploymentsHaveOnlyFieldsThatKubernetesKnows() throws IOException {
    List<JsonElement> documents = documents();

    assertThat(documents).hasSize(2);
    for (JsonElement document : documents) {
      V1Deployment.validateJsonElement(document);
    }
  }

  @Test
  void aFieldThatKubernetesDoesNotKnowIsFound() throws IOException {
    JsonObject pod =
        documents()
            .get(0)
            .getAsJsonObject()
            .getAsJsonObject("spec")
            .getAsJsonObject("template")
            .getAsJsonObject("spec");
    pod.add("initContainer", pod.remove("initContainers"));

    assertThatThrownBy(() -> V1Deployment.validateJsonElement(documentOf(pod)))
        .hasMessageContaining("initContainer");
  }

  private static JsonElement documentOf(JsonObject pod) throws IOException {
    JsonObject document = documents().get(0).getAsJsonObject();
    document.getAsJsonObject("spec").getAsJsonObject("template").add("spec", pod);
    return document;
  }

  @Test
  void theVariablesAreOptionsOfTheAgent() throws IOException {
    String options = Files.readString(DocsPage.named("options.md"));
    V1Deployment deployment = V1Deployment.fromJson(documents().get(0).toString());
    List<String> keys = new ArrayList<>();
    for (V1Container container : deployment.getSpec().getTemplate().getSpec().getContainers()) {
      for (V1EnvVar variable : container.getEnv()) {
        if (variable.getName().startsWith(OPTION)) {
          keys.add(
              variable
                  .getName()
                  .substring(OPTION.length())
                  .toLowerCase(Locale.ROOT)
                  .replace('_', '.'));
        }
      }
    }

    assertThat(keys).isNotEmpty().allSatisfy(key -> assertThat(options).contains("`" + key + "`"));
  }
}
