//! The document's root, and the marks that it bears of what is so of the whole page: styles are drawn from them, and journeys wait for them.

/// The root. Only a browser has one.
pub fn root() -> Option<web_sys::Element> {
    web_sys::window()?.document()?.document_element()
}

/// Has the root bear a mark with this value; without one, bear it no more.
pub fn mark(name: &str, value: Option<&str>) {
    if let Some(root) = root() {
        // Only a name that is no name could be refused.
        drop(match value {
            Some(value) => root.set_attribute(name, value),
            None => root.remove_attribute(name),
        });
    }
}
