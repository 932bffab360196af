#include "engine/findings/findings.h"

namespace redress::findings {

v1::Finding ToView(const Finding& finding) {
  v1::Finding view;
  view.set_provision(finding.provision->number());
  view.set_title(finding.provision->title());
  view.set_verdict(finding.said.verdict);
  view.set_stage(finding.said.stage);
  view.set_reason(finding.said.reason);
  view.mutable_versions()->Add(finding.said.versions.begin(), finding.said.versions.end());
  view.set_mend(finding.said.mend);
  if (finding.said.verdict == v1::VERDICT_JUDGEMENT)
    view.set_question(finding.provision->question());
  view.set_edition_id(finding.edition->id());
  view.set_edition_version(finding.edition->version());
  view.set_check(finding.check);
  view.set_judged(finding.judged);
  view.set_unconfirmed(finding.edition->unconfirmed());
  return view;
}

}  // namespace redress::findings
