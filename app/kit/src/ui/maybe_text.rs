use leptos::{prelude::*, text_prop::TextProp};

/// Words that may be missing: a prop that takes a literal, a `String`, a signal, a closure, or an `Option` of any words,
/// so that a page can pass on what it may or may not have.
#[derive(Clone, Debug, Default)]
pub struct MaybeText(Option<TextProp>);

impl MaybeText {
    /// Whether there are words.
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }

    /// Makes something of the words, if there are any.
    pub fn map<T>(self, make: impl FnOnce(TextProp) -> T) -> Option<T> {
        self.0.map(make)
    }
}

impl From<TextProp> for MaybeText {
    fn from(text: TextProp) -> Self {
        Self(Some(text))
    }
}

impl From<Option<TextProp>> for MaybeText {
    fn from(text: Option<TextProp>) -> Self {
        Self(text)
    }
}

impl From<Option<String>> for MaybeText {
    fn from(text: Option<String>) -> Self {
        Self(text.map(TextProp::from))
    }
}

impl From<Option<&'static str>> for MaybeText {
    fn from(text: Option<&'static str>) -> Self {
        Self(text.map(TextProp::from))
    }
}

impl From<String> for MaybeText {
    fn from(text: String) -> Self {
        Self(Some(text.into()))
    }
}

impl From<&'static str> for MaybeText {
    fn from(text: &'static str) -> Self {
        Self(Some(text.into()))
    }
}

impl From<Signal<String>> for MaybeText {
    fn from(text: Signal<String>) -> Self {
        Self(Some(text.into()))
    }
}

impl From<Memo<String>> for MaybeText {
    fn from(text: Memo<String>) -> Self {
        Self(Some(text.into()))
    }
}

impl<F, S> From<F> for MaybeText
where
    F: Fn() -> S + Send + Sync + 'static,
    S: Into<leptos::oco::Oco<'static, str>>,
{
    fn from(text: F) -> Self {
        Self(Some(text.into()))
    }
}
