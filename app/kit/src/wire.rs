//! How calls travel: JSON, as the rest of the page's data.

use leptos::server_fn::codec::Post;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// JSON read from text. leptos reads its own (`JsonEncoding`) from bytes and what a page was rendered with from text: with both, the
/// browser's program would hold each type's reader twice.
pub struct JsonText;

/// Arguments and answers in the bodies of a `POST`.
pub type Json = Post<JsonText>;

/// Bytes that are no JSON of the type expected.
#[derive(Debug, thiserror::Error)]
pub enum Unreadable {
    /// The bytes are not UTF-8.
    #[error(transparent)]
    NotText(#[from] std::str::Utf8Error),
    /// The text is not the JSON of such a value.
    #[error(transparent)]
    NotJson(#[from] serde_json::Error),
}

impl ContentType for JsonText {
    const CONTENT_TYPE: &'static str = "application/json";
}

impl FormatType for JsonText {
    const FORMAT_TYPE: Format = Format::Text;
}

impl<T: Serialize> Encodes<T> for JsonText {
    type Error = serde_json::Error;

    fn encode(output: &T) -> Result<bytes::Bytes, Self::Error> {
        serde_json::to_vec(output).map(bytes::Bytes::from)
    }
}

impl<T: DeserializeOwned> Decodes<T> for JsonText {
    type Error = Unreadable;

    fn decode(bytes: bytes::Bytes) -> Result<T, Self::Error> {
        Ok(serde_json::from_str(std::str::from_utf8(&bytes)?)?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_what_is_not_text_is_refused() {
        let bytes = JsonText::encode(&vec!["é".to_owned()]).unwrap();
        assert_eq!(<JsonText as Decodes<Vec<String>>>::decode(bytes).unwrap(), ["é"]);
        let decode =
            |bytes: &'static [u8]| <JsonText as Decodes<Vec<String>>>::decode(bytes::Bytes::from_static(bytes));
        assert!(matches!(decode(b"[\"\xff\"]"), Err(Unreadable::NotText(_))));
        assert!(matches!(decode(b"[1]"), Err(Unreadable::NotJson(_))));
    }
}
