/// Common English given names: spellings and share in ten-thousandths, rounded from general
/// knowledge.
enum EnglishGivenNames {
    static let list = men + "\n" + women

    static let men = """
        James 170, John 160, Robert 155, Michael 180, William 125, David 150, Richard 90
        Joseph/Josef 85, Thomas/Tomas 80, Charles 65, Christopher/Cristopher/Kristopher 85
        Daniel 80, Matthew/Mathew 75, Anthony 60, Mark/Marc 60, Donald 35
        Steven/Stephen/Stephan 75, Paul 55, Andrew 60, Joshua 60, Kenneth 40, Kevin 50
        Brian/Bryan 55, George 45, Timothy 45, Ronald 30, Edward 45, Jason/Jayson 50
        Jeffrey/Jeffery/Geoffrey 45, Ryan 50, Jacob/Jakob 45, Gary/Garry 30, Nicholas/Nicolas 50
        Eric/Erik 40, Jonathan/Jonathon 40, Larry 20, Justin 40, Scott 35, Brandon 40, Benjamin 45
        Samuel 40, Gregory 30, Alexander 50, Frank 25, Patrick 35, Raymond 20, Jack 40
        Dennis/Denis 20, Jerry 15, Tyler 30, Aaron 30, Jose 25, Adam 35, Nathan 30, Henry 30
        Douglas 20, Zachary/Zackary 25, Peter 35, Kyle 25, Noah 25, Ethan 25, Jeremy 20, Walter 12
        Christian/Kristian 25, Keith 18, Roger/Rodger 12, Terry 12, Austin 20, Sean/Shaun/Shawn 35
        Gerald 10, Carl/Karl 20, Harold 8, Dylan 20, Arthur 15, Jordan 20, Jesse 12, Bryce 4
        Lawrence/Laurence 12, Billy 8, Bruce 10, Gabriel 15, Joe 8, Logan 12, Alan/Allan/Allen 25
        Juan 12, Albert 10, Willie 5, Elijah 12, Wayne 8, Randy 6, Vincent 10, Mason 12, Roy 8
        Ralph 8, Bobby 5, Russell 8, Bradley 12, Philip/Phillip 25, Eugene 5, Louis/Lewis 15
        Harry 20, Oliver 25, Charlie 12, Oscar 12, Leo 12, Liam 20, Lucas/Lukas 18, Luke/Luc 18
        Max 12, Martin 20, Simon 18, Stuart/Stewart 10, Ian/Iain 15, Neil/Neal 12
        Graham/Graeme 12, Craig 10, Colin 8, Derek/Derrick 8, Trevor 6, Victor 8, Stanley 6
        Leonard 6, Howard 5, Fred 4, Edwin 5, Marcus/Markus 10, Theodore 6, Dale 5, Curtis 5
        Norman 4, Glenn/Glen 8, Mario 4, Francis 6, Jon 5, Dean 8, Toby 5, Isaac 10, Owen 10
        Caleb 8, Connor/Conor 12, Cameron 10
        """

    static let women = """
        Mary 110, Patricia 60, Jennifer 75, Linda/Lynda 55, Elizabeth/Elisabeth 75
        Barbara/Barbra 45, Susan/Suzan 45, Jessica 60, Sarah/Sara 75, Karen/Karin 40, Lisa 40
        Nancy 30, Betty 20, Margaret 40, Sandra 35, Ashley/Ashleigh 45, Kimberly/Kimberley 35
        Emily/Emilie 55, Donna 25, Michelle/Michele 45, Carol/Carole 30, Amanda 45, Melissa 35
        Deborah/Debra/Debora 40, Stephanie/Stefanie 35, Rebecca/Rebekah 40, Sharon/Sharron 25
        Laura 40, Cynthia 25, Dorothy 20, Amy 35, Kathleen/Cathleen 20, Angela 30, Shirley 12
        Emma 45, Brenda 20, Pamela 20, Nicole/Nichole 30, Anna 35, Samantha 35
        Katherine/Catherine/Kathryn/Catharine/Katharine 70, Christine/Kristine 25, Debbie 6
        Rachel/Rachael 35, Carolyn 15, Janet 15, Maria 35, Olivia 35, Heather 25, Helen 25
        Diane/Dianne 18, Julie 25, Victoria 25, Ruth 18, Virginia 10, Lauren 25, Kelly/Kelley 20
        Christina/Kristina 25, Joan 12, Evelyn 12, Judith 12, Andrea 18, Hannah/Hanna 30
        Megan/Meghan 25, Cheryl/Sheryl 15, Jacqueline/Jaqueline 20, Martha 12, Madison 15
        Teresa/Theresa 25, Gloria 8, Ann/Anne 45, Sophia/Sofia 30, Sophie 25, Kathy/Cathy 12
        Alice 20, Isabella 18, Isabel/Isabelle/Isobel 15, Judy 8, Grace 25, Julia 20
        Jean/Jeanne 15, Denise 12, Amber 12, Marilyn 8, Danielle/Daniele 20, Beverly/Beverley 8
        Charlotte 30, Natalie/Nathalie 18, Diana 12, Brittany 15, Rose 10, Kayla 10, Alexis 10
        Lori 6, Marie 15, Jane/Jayne 20, Claire/Clare/Clair 20, Lucy 20, Ella 15, Eva 10, Chloe 20
        Mia 15, Ava 15, Lily/Lilly 15, Ellie 12, Jade 10, Molly 12, Abigail/Abigale 18
        Eleanor/Elinor 12, Zoe/Zoey 12, Leah/Lea 10, Hazel 5, Ruby 10, Naomi 8, Paula 8
        Tracy/Tracey 15, Tina 8, Wendy 10, Gillian/Jillian 8, Lynn/Lynne 10, Dawn 8, Sally 8
        Joanne 10, Joanna 8, Caroline 12, Natasha 8, Vanessa 8, Holly 10, Monica 8, Veronica 6
        Sylvia/Silvia 6, Frances 8, Audrey 5, Bridget/Brigitte 4, Lydia 6, Miriam 4, Erica/Erika 8
        Kate 10
        """
}
