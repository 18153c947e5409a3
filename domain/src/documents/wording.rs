//! The words around a document on its paper.

use serde::{Deserialize, Serialize};

use crate::billing::chain::{Canonical, Encoding};

/// What the paper of a document says beside the document, as it was on the day of issue: what the company, or the client, says otherwise
/// later rewrites no paper.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Wording {
    /// The language that the client is written to in, as it is kept; the company's where nobody has said.
    pub language: String,
    /// The payment terms, in the company's own words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub terms: Option<String>,
    /// How the client usually pays, likewise.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub means: Option<String>,
    /// What the company's papers say at their end.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub footer: Option<String>,
}

impl Canonical for Wording {
    fn write(&self, into: &mut Encoding) {
        into.text(&self.language);
        for words in [&self.terms, &self.means, &self.footer] {
            into.optional_text(words.as_deref());
        }
    }
}
