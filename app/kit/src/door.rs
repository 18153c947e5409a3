//! The way into code that the browser fetches when it needs it.

/// Declares a function whose code comes in a chunk, and which fails when that does not come. The module must import `wasm_split` and
/// `SplitLoaderError` of `leptos::wasm_split`; a name is used once in the whole program, whatever the crate.
#[macro_export]
macro_rules! door {
    ($name:ident, $chunk:ident, ($($argument:ident: $type:ty),*) -> $given:ty, $made:expr) => {
        #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, fallible)]
        fn $name($($argument: $type),*) -> Result<$given, SplitLoaderError> {
            Ok($made)
        }
    };
    // One that may be fetched ahead, by a function of its own.
    ($name:ident, $chunk:ident, $preload:ident, ($($argument:ident: $type:ty),*) -> $given:ty, $made:expr) => {
        #[wasm_split($chunk, wasm_split_path = ::leptos::wasm_split, preload($preload), fallible)]
        fn $name($($argument: $type),*) -> Result<$given, SplitLoaderError> {
            Ok($made)
        }
    };
}
