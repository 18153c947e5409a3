//! What a client has already: it keeps it, whatever may be chosen or typed by now.

use serde::{Deserialize, Serialize};

use crate::clients::fields::ClientData;
use crate::text::Text;

/// See the module. Options of the company's own fields are kept by [`keep_chosen`](crate::custom_fields::keep_chosen).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// Its language, which may be offered no more.
    pub language: Option<Text<8>>,
    /// Its profiles on networks: files bring in any text.
    pub profiles: Vec<Text<200>>,
}

impl Held {
    /// By a client.
    #[must_use]
    pub fn by(data: &ClientData) -> Self {
        let profiles = [&data.linkedin, &data.facebook, &data.twitter, &data.viadeo];
        Self { language: data.language.clone(), profiles: profiles.into_iter().flatten().cloned().collect() }
    }
}
