//! How calls travel: JSON, as the rest of the page's data, under the name of the page's company.

use bytes::Bytes;
use futures::{Sink, Stream};
use leptos::server_fn::client::Client;
use leptos::server_fn::client::browser::BrowserClient;
use leptos::server_fn::codec::Post;
use leptos::server_fn::error::FromServerFnError;
use leptos::server_fn::request::browser::{BrowserRequest, Request};
use leptos::server_fn::response::browser::BrowserResponse;
use leptos::server_fn::{ContentType, Decodes, Encodes, Format, FormatType};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::company;
use crate::going::{Going, Wait};

/// JSON read from text. leptos reads its own (`JsonEncoding`) from bytes and what a page was rendered with from text: with both, the
/// browser's program would hold each type's reader twice.
pub struct JsonText;

/// Arguments and answers in the bodies of a `POST`.
pub type Json = Post<JsonText>;

/// Whoever makes the calls: the browser, which says with each of which company its page is. Some outlive their page.
pub struct Caller<const OUTLIVES_PAGE: bool>;

/// For most calls: what a page has asked for is cut off with it.
pub type PageClient = Caller<false>;

/// For what is shown as done before the server has answered: the call goes on when the page is left, reloaded or closed at once. Browsers take
/// 64 KiB of such calls at a time, so it is for small ones.
pub type ActClient = Caller<true>;

impl<const OUTLIVES_PAGE: bool, E, I, O> Client<E, I, O> for Caller<OUTLIVES_PAGE>
where
    E: FromServerFnError,
    I: FromServerFnError,
    O: FromServerFnError,
{
    type Request = BrowserRequest;
    type Response = BrowserResponse;

    fn send(mut request: BrowserRequest) -> impl Future<Output = Result<BrowserResponse, E>> + Send {
        if OUTLIVES_PAGE {
            outlive_page(&mut request);
        }
        if let Some(company) = company::of_page() {
            request.headers().set(company::HEADER, &company.to_string());
        }
        let acting = OUTLIVES_PAGE.then(|| Going::begin(Wait::Act));
        let answer = <BrowserClient as Client<E, I, O>>::send(request);
        async move {
            let answer = answer.await;
            drop(acting);
            answer
        }
    }

    async fn open_websocket(
        path: &str,
    ) -> Result<(impl Stream<Item = Result<Bytes, Bytes>> + Send + 'static, impl Sink<Bytes> + Send + 'static), E> {
        <BrowserClient as Client<E, I, O>>::open_websocket(path).await
    }

    fn spawn(future: impl Future<Output = ()> + Send + 'static) {
        <BrowserClient as Client<E, I, O>>::spawn(future);
    }
}

/// Has a request go on without its page. One that cannot be made anew is sent as it is.
fn outlive_page(request: &mut BrowserRequest) {
    let init = web_sys::RequestInit::new();
    let set = js_sys::Reflect::set(&init, &"keepalive".into(), &true.into());
    let Ok(spare) = web_sys::Request::new_with_str("/") else { return };
    let plain: web_sys::Request = std::mem::replace::<Request>(request, spare.into()).into();
    let lasting = set.ok().and_then(|_| web_sys::Request::new_with_request_and_init(&plain, &init).ok());
    **request = lasting.unwrap_or(plain).into();
}

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
